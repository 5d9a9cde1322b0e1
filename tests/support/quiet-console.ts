import { afterEach } from 'vitest';

import { assertQuiet, listenToConsole } from './console.ts';

// Listening begins before the test file is loaded, so that its modules' own noise fails the first test.
listenToConsole();
afterEach(assertQuiet);
