import fc from 'fast-check';

/** In CI the cases of property tests are the same every time, so that a failure is of the change; elsewhere each run tries others. */
if (process.env['CI'] === 'true') fc.configureGlobal({ seed: 20261121 });
