/** The rules of the house that bytecode can show; {@code HouseStyle} is the list of them. */
package io.bridgekeeper.housestyle;
