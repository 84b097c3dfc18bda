const whole = require('./.mocharc.cjs');

module.exports = {
    ...whole,
    spec: whole.spec.filter(pattern => !pattern.startsWith('test/robustness/')),
    ignore: [
        // These need Chromium or LibreOffice.
        'test/documents/html.test.ts',
        'test/documents/libre-office.test.ts',
        // This one starts and ends dozens of processes.
        'test/files/interrupted.test.ts',
        // This one writes ten thousand files.
        'test/files/edited-files.test.ts',
        // This one builds and installs the packages.
        'test/package/*.test.ts',
    ],
};
