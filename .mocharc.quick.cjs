const whole = require('./.mocharc.cjs');

module.exports = {
    ...whole,
    spec: whole.spec.filter(pattern => !pattern.startsWith('test/robustness/')),
    ignore: [
        // These need Chromium or LibreOffice.
        'test/documents/html.test.ts',
        'test/documents/libre-office.test.ts',
        'test/documents/redline-office.test.ts',
        // These try many texts in turn.
        'test/documents/{hostile-size,hostile-text,check-boxes,filled-forms}.test.ts',
        'test/files/no-file-stops-the-others.test.ts',
        'test/documents/import-words.test.ts',
        'test/documents/redline.test.ts',
        'test/documents/round-trip*.test.ts',
        'test/language/format/whole-corpus.test.ts',
        'test/language/assess/{assertion,never-improves,office-signs,skeletons,wrapped-texts}.test.ts',
        'test/language/long-stretches.test.ts',
        'test/language/completion/accepting.test.ts',
        'test/links.test.ts',
        'test/server/completion/examples.test.ts',
        'test/server/filling.test.ts',
        'test/server/incremental.test.ts',
        // These start and end dozens of processes, or wait for them.
        'test/files/{interrupted,found-files}.test.ts',
        'test/cli/{in-turn,watch,process}.test.ts',
        'test/documents/commands.test.ts',
        // This one writes ten thousand files.
        'test/files/edited-files.test.ts',
        // This one builds and installs the packages.
        'test/package/*.test.ts',
    ],
};
