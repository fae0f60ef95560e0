/** Who asks. */
package io.bridgekeeper.bearer;
