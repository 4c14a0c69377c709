import { expect, test } from 'vitest';
import { systemKind } from './system-kind.ts';

test.each([
  ['system/cpu_percent', 'CPU'],
  ['system/process_memory_mb', 'Memory'],
  ['system/gpu_1_memory_mb', 'GPU 1'],
  ['system/gpu.0.power', 'GPU 0'],
  ['system/gpu utilization', 'GPU'],
  ['system/network_receive_megabytes', 'Network'],
  ['system/disk_usage_percentage', 'Disk'],
  ['system/temperature', 'Machine'],
])('%s is about %s', (name, kind) => {
  expect(systemKind(name)).toBe(kind);
});
