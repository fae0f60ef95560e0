/**
 * Breaches of the house style, made on purpose, one a package: {@code HouseStyleTest} expects each to be reported.
 *
 * <p>Only {@code clean} keeps every rule.
 */
package io.bridgekeeper.planted;
