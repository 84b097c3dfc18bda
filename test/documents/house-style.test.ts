import assert from 'node:assert/strict';
import { Document, Footer, Header, ImageRun, Packer, Paragraph } from 'docx';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { nodeText } from '../../documents/office/xml.ts';
import { renderWord } from '../../documents/word/document.ts';
import { houseStyle } from '../../documents/word/styles.ts';
import { all, generated, partsOf } from './generated.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
/** A picture of one dot. */
const LOGO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** A board's own document, made with another library: its heading style has another name of its own. */
async function reference(): Promise<Uint8Array> {
    const logo = new ImageRun({ type: 'png', data: LOGO, transformation: { width: 40, height: 20 } });
    const document = new Document({
        styles: {
            default: { document: { run: { font: 'Georgia' } }, heading1: { run: { color: 'AA0000', font: 'Georgia' } } },
            paragraphStyles: [{ id: 'BoardTwo', name: 'heading 2', basedOn: 'Normal', run: { color: '00AA00' } }],
        },
        sections: [
            {
                headers: { default: new Header({ children: [new Paragraph({ children: [logo] })] }) },
                footers: { default: new Footer({ children: [new Paragraph('Our board, our footer')] }) },
                children: [new Paragraph('Body that nobody wants')],
            },
        ],
    });
    return new Uint8Array(await Packer.toBuffer(document));
}

describe('a house style', () => {
    it('brings fonts, colours, header with logo and footer, and nothing of the text', async () => {
        const bytes = renderWord(generated('specification', world).tree, { style: houseStyle(await reference()) });
        const parts = partsOf(bytes);
        const names = Object.keys(unzipSync(bytes));
        assert.ok(
            names.some(name => /^word\/media\//.test(name)),
            'the logo',
        );
        const headers = names.filter(name => /^word\/(header|footer)/.test(name));
        assert.equal(headers.length, 2);
        const [header] = [...parts].filter(([name]) => /header\d*\.xml$/.test(name)).map(([, part]) => part);
        assert.match(all(header, 'w:t').map(nodeText).join(''), /Approved, version 2\.1/, 'the status of the document, after the logo');
        const document = parts.get('word/document.xml');
        const related = new Map(
            all(parts.get('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [attributes.Id, attributes.Target]),
        );
        for (const name of ['w:headerReference', 'w:footerReference']) {
            const target = related.get(all(document, name)[0]?.attributes['r:id']);
            assert.ok(names.includes(`word/${target}`), `${name}: ${target}`);
        }
        const types = new Set(all(parts.get('[Content_Types].xml'), 'Override').map(({ attributes }) => attributes.PartName));
        for (const name of headers) assert.ok(types.has(`/${name}`), name);
        assert.ok(all(parts.get('[Content_Types].xml'), 'Default').some(({ attributes }) => attributes.Extension === 'png'));
        const used = all(document, 'w:pStyle').map(({ attributes }) => attributes['w:val']);
        assert.ok(used.includes('BoardTwo') && !used.includes('Heading2'), 'styles are found by the names that Word has for them');
        const styles = new Set(all(parts.get('word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']));
        assert.deepEqual(
            [...new Set(used)].filter(style => !styles.has(style ?? '')),
            [],
        );
        const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
        assert.doesNotMatch(value, /nobody wants/);
        assert.match(value, /Exampleton City/);
    });
});
