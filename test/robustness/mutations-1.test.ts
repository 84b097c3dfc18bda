import { readsDamaged } from './read-damaged.ts';

readsDamaged({ damage: 'mutations', part: 1, of: 2 });
