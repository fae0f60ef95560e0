/** Container images of the packaged services, built without a container engine. */
package io.bridgekeeper.deploy;
