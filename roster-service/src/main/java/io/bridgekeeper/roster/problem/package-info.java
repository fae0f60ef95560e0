/** How this service says no: problem details (RFC 9457) with constant titles and nothing internal in them. */
package io.bridgekeeper.roster.problem;
