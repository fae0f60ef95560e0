/** The platform from outside, as the demo and the end-to-end stories use it. */
package io.bridgekeeper.devstack.client;
