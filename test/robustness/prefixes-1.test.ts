import { readsDamaged } from './read-damaged.ts';

readsDamaged({ damage: 'prefixes', part: 1, of: 4 });
