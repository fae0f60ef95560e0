/** The demo: one incident, told step by step, with what the platform answered. */
package io.bridgekeeper.devstack.demo;
