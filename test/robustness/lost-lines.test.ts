import { readsDamaged } from './read-damaged.ts';

readsDamaged({ damage: 'lost lines', part: 1, of: 1 });
