/** Answering bastions, proxies and deploy tools whether a person may do something now: OpenID AuthZEN 1.0. */
package io.bridgekeeper.access.evaluation;
