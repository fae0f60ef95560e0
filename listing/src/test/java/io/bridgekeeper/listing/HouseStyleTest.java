package io.bridgekeeper.listing;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.bridgekeeper.housestyle.HouseStyle;

@AnalyzeClasses(packages = "io.bridgekeeper.listing", importOptions = DoNotIncludeTests.class)
class HouseStyleTest {
    @ArchTest
    static final ArchTests houseStyle = ArchTests.in(HouseStyle.class);
}
