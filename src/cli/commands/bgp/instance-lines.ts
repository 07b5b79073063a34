import { type Line, line } from '../../notation/line.ts';

export const routerId = line('router-id <ip>');
export const clusterId = line('cluster-id { <number:1-4294967295> | <ip> }');
export const instanceTimers = line('timers bgp <keepalive:0-3600> <hold:0-3600>', { default: 'timers bgp 60 180' });
export const gracefulRestart = line('graceful-restart', { default: 'graceful-restart' });
export const restartTime = line('graceful-restart restart-time <1-3600>', {
  default: 'graceful-restart restart-time 120',
});
export const confederationId = line('confederation identifier <as>');
export const reconnectInterval = line('reconnect-interval <1-60>', { default: 'reconnect-interval 60' });
export const maxAsLimit = line('maxas-limit <1-512>');
export const instanceShutdown = line('shutdown');
export const isolate = line('isolate [ include-local | route-map <map:word> ]');
export const logAllChanges = line('log-neighbor-changes');
export const vrfLocalAs = line('local-as <as>');

/**
 * Lines of an instance and of a VRF in it, in the order of `show running-config` (sources: see session-lines.ts). Defaults: cmd_ref bgp
 * of Cisco's node utils; those of the timers of prefix peers are inferred.
 */
export const commonLines: readonly Line[] = [
  routerId,
  clusterId,
  instanceTimers,
  line('timers prefix-peer-timeout <0-1200>', { default: 'timers prefix-peer-timeout 90' }),
  line('timers prefix-peer-wait <0-1200>', { default: 'timers prefix-peer-wait 90' }),
  line('timers bestpath-limit <1-3600> [always]', { default: 'timers bestpath-limit 300' }),
  gracefulRestart,
  restartTime,
  line('graceful-restart stalepath-time <1-3600>', { default: 'graceful-restart stalepath-time 300' }),
  line('graceful-restart-helper'),
  line('graceful-shutdown aware', { default: 'graceful-shutdown aware' }),
  line('graceful-shutdown activate [route-map <map:word>]'),
  confederationId,
  line('confederation peers <peers:as-numbers>', { adds: 'peers' }),
  line('bestpath as-path ignore'),
  line('bestpath as-path multipath-relax'),
  line('bestpath cost-community ignore'),
  line('bestpath igp-metric ignore'),
  line('bestpath compare-routerid'),
  line('bestpath compare-neighborid'),
  line('bestpath always-compare-med'),
  line('bestpath med <kind:confed|missing-as-worst|non-deterministic>', { by: 'kind' }),
  line('bestpath origin-as <kind:allow-invalid|use-validity>', { by: 'kind' }),
  line('neighbor-down fib-accelerate'),
  maxAsLimit,
  line('suppress-fib-pending', { default: 'suppress-fib-pending' }),
  reconnectInterval,
  logAllChanges,
];

/** What an instance alone has, and stands before the rest. */
export const firstLines: readonly Line[] = [line('dynamic-med-interval <20-1800>'), instanceShutdown];

/** What an instance alone has, and stands behind the rest. */
export const lastLines: readonly Line[] = [
  line('flush-routes'),
  isolate,
  line('disable-policy-batching'),
  line('disable-policy-batching <family:ipv4|ipv6> prefix-list <list:word>', { by: 'family' }),
  line('disable-policy-batching nexthop'),
  line('enforce-first-as', { default: 'enforce-first-as' }),
  line('enhanced-error', { default: 'enhanced-error' }),
  line('fast-external-fallover', { default: 'fast-external-fallover' }),
  line('nexthop suppress-default-resolution'),
  line('fabric-soo <soo:word>'),
  line('rd dual [id <1-65535>]'),
  line('affinity-group activate <1-65535>'),
  line('event-history <log:cli|detail|errors|events|objstore|periodic> [size <size:disable|large|medium|small>]', {
    by: 'log',
  }),
];
