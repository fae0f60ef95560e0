/** How a service of ours says no over HTTP: RFC 9457 problem details, nothing internal in them. */
package io.bridgekeeper.problem;
