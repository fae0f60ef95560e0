package io.bridgekeeper.planted.framework;

import jakarta.persistence.EntityManager;

/** Asks the database in the middle of deciding. */
class PageDecider {

    boolean mayAccept(Object entityManager, String pageId) {
        return ((EntityManager) entityManager).find(String.class, pageId) != null;
    }
}
