import { expect, it } from 'vitest';
import { LcbenchNetwork } from './lcbench-network.ts';

const network = LcbenchNetwork.read();

/** Made with onnxruntime 1.30.0 from the same weights. */
it.each([
  [
    '3945',
    [52, 91, 0.00316, 0.545, 0.05, 3, 256, 0.5],
    [165.69252, 93.398811, 0.3801119, 0.6844805, 0.5415024, 0.6701362],
  ],
  [
    '167168',
    [52, 91, 0.00316, 0.545, 0.05, 3, 256, 0.5],
    [96.66066, 45.564026, 1.2801281, 0.4608806, 1.3808944, 0.4592169],
  ],
  ['167168', [52, 16, 0.1, 0.99, 0.00001, 1, 64, 0], [98.646385, 78.062042, 0.553458, 0.7654802, 1.0417711, 0.7627606]],
  ['167168', [1, 16, 0.1, 0.99, 0.00001, 1, 64, 0], [3.8363307, 48.380322, 1.2079852, 0.4785568, 1.3595833, 0.4712309]],
  [
    '126026',
    [10, 128, 0.01, 0.9, 0.001, 4, 512, 0.2],
    [42.789471, 93.327217, 0.1330188, 0.9415783, 0.3697653, 0.9385033],
  ],
  ['189909', [52, 512, 0.0001, 0.1, 0.1, 5, 1024, 1], [344.56128, 16.295481, 1.0291065, 0.3413906, 1.1287708, 0.33814]],
])('predicts as the network that it was made from: task %s, %j', (task, raw, expected) => {
  network.predict(task, raw).forEach((value, i) => {
    // The time is a sigmoid near 0 times 46,791 s, which float32 has to 1e-8 of it.
    const exact = i === 0 ? 1e-3 : 0;
    const right = expected[i] ?? NaN;
    expect(Math.abs(value - right)).toBeLessThan(exact + 1e-4 * right);
  });
});

it('does not know a task that it was not trained on', () => {
  expect(() => network.predict('1', [1, 16, 0.1, 0.99, 0.00001, 1, 64, 0])).toThrow('no task 1');
});
