package io.bridgekeeper.planted;

import java.util.List;

class Page {

    @SuppressWarnings("unused")
    List reasons;
}
