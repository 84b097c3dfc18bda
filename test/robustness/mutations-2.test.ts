import { readsDamaged } from './read-damaged.ts';

readsDamaged({ damage: 'mutations', part: 2, of: 2 });
