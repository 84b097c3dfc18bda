import { readsDamaged } from './read-damaged.ts';

readsDamaged({ damage: 'prefixes', part: 2, of: 4 });
