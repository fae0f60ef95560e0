/**
 * Access that people ask for and others agree to. Rules: {@link io.bridgekeeper.access.request.AskDecider} for what may
 * be asked, {@link io.bridgekeeper.access.request.RequestDecider} for who may decide it and when.
 */
package io.bridgekeeper.access.request;
