/** A module whose two features need each other, made on purpose: {@code HouseStyleTest} expects it to be reported. */
package io.bridgekeeper.cyclic;
