// What Node answers, for browsers to be held against.
import * as suanpan from 'suanpan';
import { digest } from './digest.mjs';

await suanpan.init();
console.log(await digest(suanpan));
