package io.bridgekeeper.paging.backstage;

/**
 * One thing of a system that Backstage does not say and a person has to.
 *
 * @param path   in the proposed document, such as {@code systems[3].matchers}
 * @param entity it comes from, such as {@code component:default/payments}
 * @param what   why, to be read after the path
 */
record Missing(String systemId, String path, String entity, String what) {}
