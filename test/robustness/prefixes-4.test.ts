import { readsDamaged } from './read-damaged.ts';

readsDamaged({ damage: 'prefixes', part: 4, of: 4 });
