/**
 * PostgreSQL, Kafka and Keycloak as processes of one machine, and the platform on top of them: for the start
 * script ({@link io.bridgekeeper.devstack.Main}) and for tests ({@link io.bridgekeeper.devstack.TestStack}).
 */
package io.bridgekeeper.devstack;
