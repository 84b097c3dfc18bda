import {
    CommentRangeEnd,
    CommentRangeStart,
    CommentReference,
    DeletedTextRun,
    Document,
    EndnoteReferenceRun,
    Footer,
    FootnoteReferenceRun,
    Header,
    HeadingLevel,
    ImageRun,
    InsertedTextRun,
    Packer,
    Paragraph,
    Textbox,
    TextRun,
} from 'docx';

const AUTHOR = { author: 'Alex Example', date: '2026-03-01T09:00:00Z' };
/** One pixel. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** A specification as it comes back from colleagues: with notes, comments, tracked changes, a picture, a text box, header and footer. */
export async function wordWithMargins(): Promise<Uint8Array> {
    const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
    const children = [
        new Paragraph({ text: 'Northmoor Outreach', heading: HeadingLevel.TITLE }),
        heading('Aims'),
        new Paragraph({
            children: [
                new TextRun('To reach '),
                new CommentRangeStart(0),
                new TextRun('120 people'),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
                new TextRun(' a year.'),
                new FootnoteReferenceRun(1),
                new TextRun(' Nobody is left out.'),
                new EndnoteReferenceRun(1),
            ],
        }),
        heading('Vision of the board'),
        new Paragraph({
            children: [
                new TextRun('We see people '),
                new DeletedTextRun({ text: 'monthly', id: 901, ...AUTHOR }),
                new InsertedTextRun({ text: 'weekly', id: 902, ...AUTHOR }),
                new TextRun('.'),
            ],
        }),
        new Paragraph({
            children: [
                new TextRun('Our team:'),
                new ImageRun({
                    type: 'png',
                    data: PICTURE,
                    transformation: { width: 20, height: 20 },
                    altText: { title: 'Team', description: 'The team at the door', name: 'team' },
                }),
            ],
        }),
        new Textbox({ alignment: 'center', children: [new Paragraph('Words in a box.')], style: { width: '200pt', height: 'auto' } }),
        new Paragraph('After the box.'),
    ];
    const document = new Document({
        comments: {
            children: [{ id: 0, author: AUTHOR.author, date: new Date(AUTHOR.date), children: [new Paragraph('Is it not 150?')] }],
        },
        footnotes: { 1: { children: [new Paragraph('Figures of March 2026.')] } },
        endnotes: { 1: { children: [new Paragraph('See the standing orders.')] } },
        sections: [
            {
                headers: { default: new Header({ children: [new Paragraph('Draft for the board')] }) },
                footers: { default: new Footer({ children: [new Paragraph('Page 1 of 3')] }) },
                children,
            },
        ],
    });
    return new Uint8Array(await Packer.toBuffer(document));
}
