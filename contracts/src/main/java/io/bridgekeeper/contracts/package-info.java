/** The catalogue of all events; one package below a publisher and version. */
package io.bridgekeeper.contracts;
