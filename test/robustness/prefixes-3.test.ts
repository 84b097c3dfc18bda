import { readsDamaged } from './read-damaged.ts';

readsDamaged({ damage: 'prefixes', part: 3, of: 4 });
