/** Which way a metric is better. */
export type MetricGoal = 'minimize' | 'maximize';
