import assert from 'node:assert/strict';
import { dayOf, nextApril } from '../../language/model/dates.ts';
import { counted, escapeRegExp, grouped, literally, pounds, quoted } from '../../language/model/text.ts';
import { keepRecent } from '../../language/workspace/derived.ts';

describe('text', () => {
    it('has commas between thousands, and none behind the point', () => {
        assert.deepEqual([0, 999, 1000, 1_234_567, -1000, 1234.5678].map(grouped), [
            '0',
            '999',
            '1,000',
            '1,234,567',
            '-1,000',
            '1,234.5678',
        ]);
    });

    it('counts one thing and any other number of them', () => {
        assert.deepEqual(
            [0, 1, 2, 3000].map(count => counted(count, 'action')),
            ['0 actions', '1 action', '2 actions', '3,000 actions'],
        );
        assert.equal(counted(2, 'person', 'people'), '2 people');
    });

    it('says sums of money in whole pounds', () => {
        assert.deepEqual([1_200_000, 999.5, 0.1 + 0.2].map(pounds), ['£1,200,000', '£1,000', '£0']);
    });

    it('finds words as they are, whatever characters they have', () => {
        const words = 'a.b*c+d?e^f$g{h}i(j)k|l[m]n\\o/p';
        assert.ok(new RegExp(`^${escapeRegExp(words)}$`).test(words));
        assert.ok(!new RegExp(`^${escapeRegExp('a.b')}$`).test('axb'));
        assert.ok(new RegExp(literally('a  (b)')).test('a\n(b)'));
    });

    it('between quotation marks has none that end it, and keeps which opens and which closes', () => {
        assert.equal(quoted(' the "Right  care"\n(“so called”) '), '"the ‘Right care’ (‘so called’)"');
    });

    it('of days: the one where this runs, and when contracts begin', () => {
        assert.equal(dayOf(new Date(2026, 0, 5, 23, 59)), '2026-01-05');
        assert.deepEqual(['2026-03-31', '2026-04-01', '2026-12-01'].map(nextApril), ['2026-04-01', '2027-04-01', '2027-04-01']);
    });
});

describe('what was asked for last', () => {
    it('is kept, and what was not asked for longest is dropped', () => {
        const kept = new Map<string, number>();
        for (const key of ['a', 'b', 'a', 'c']) keepRecent(kept, key, 1, 2);
        assert.deepEqual([...kept.keys()], ['a', 'c']);
    });
});
