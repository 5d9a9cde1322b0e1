import { install } from './install.mjs';
import { runScript } from './pinned-node.mjs';
import { serve } from './serve.mjs';

install();
const status = runScript('build');
if (status === 0) serve();
else process.exitCode = status;
