import type { Gauge, Registry } from 'prom-client';
import { metricOf } from './reading';
import { type Measured, readings } from './readings';

/**
 * The state of this process in the text format of Prometheus. Nothing is loaded nor watched before the first asks: a server
 * that nobody measures pays nothing for it.
 */
export function createMetrics(measured: Measured): () => Promise<string> {
  let registry: Promise<Registry> | undefined;
  return async () => {
    registry ??= register(measured);
    return (await registry).metrics();
  };
}

async function register(measured: Measured): Promise<Registry> {
  const { collectDefaultMetrics, Registry } = await import('prom-client');
  const register = new Registry();
  collectDefaultMetrics({ register });
  // Not its own kind, which counts for itself. What it asks of one is in `metricOf`.
  for (const reading of readings(measured)) register.registerMetric(metricOf(reading) as unknown as Gauge);
  return register;
}
