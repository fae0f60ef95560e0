/** A module that consumes what the planted publisher tells, once rightly and once as a breach. */
package io.bridgekeeper.neighbour;
