package io.bridgekeeper.planted;

record Page( String personId ){ }
