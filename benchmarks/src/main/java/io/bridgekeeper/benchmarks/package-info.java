/** Open-loop load on a running platform, through the gateway, and what came of it. */
package io.bridgekeeper.benchmarks;
