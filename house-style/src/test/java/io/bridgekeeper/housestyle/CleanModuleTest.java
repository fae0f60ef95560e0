package io.bridgekeeper.housestyle;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** A small feature in the house's shape passes every rule, used as the services use them. */
@AnalyzeClasses(packages = "io.bridgekeeper.planted.clean")
class CleanModuleTest {

    @ArchTest
    static final ArchTests houseStyle = ArchTests.in(HouseStyle.class);
}
