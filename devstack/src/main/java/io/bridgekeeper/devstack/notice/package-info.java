/**
 * The far end of every notice: a mail server and a webhook receiver that keep what arrives for whoever wants to look.
 */
package io.bridgekeeper.devstack.notice;
