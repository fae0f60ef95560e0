package io.bridgekeeper.housestyle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What every module of ours keeps to.
 *
 * <p>A module holds itself to all of it with one class:
 *
 * {@snippet :
 * @AnalyzeClasses(packages = "io.bridgekeeper.paging", importOptions = DoNotIncludeTests.class)
 * class HouseStyleTest {
 *     @ArchTest
 *     static final ArchTests houseStyle = ArchTests.in(HouseStyle.class);
 * }
 * }
 *
 * <p>A package without classes fails all rules but the one about cycles, so a misspelt package is noticed. A rule is
 * never softened for one class: rename the class, move the line, or decide anew for everyone.
 */
public final class HouseStyle {

    /** Deciders and values can be tested in microseconds, because nothing reaches them but their arguments. */
    @ArchTest
    public static final ArchRule PURE_UNLESS_THE_NAME_SAYS_OTHERWISE = classes()
            .should(Purity.bePureUnlessShell())
            .because("a rule that does its own I/O cannot be tested by a table; move the call into a class named "
                    + Shell.SUFFIXES + " and hand the pure class its result as an argument");

    /** A test sets the time and the ids; nobody sleeps. */
    @ArchTest
    public static final ArchRule TIME_AND_IDS_ARE_ARGUMENTS = classes()
            .should(Ambience.notBeRead())
            .because("now, ids and chance are arguments of a rule; inject the Clock or Supplier bean of a *Config class"
                    + " into the shell and pass on what it gives");

    /** A consumer that keeps to its own types past the inbox is not broken by a publisher's next version. */
    @ArchTest
    public static final ArchRule CONTRACTS_STOP_AT_THE_INBOX = classes()
            .should(Contracts.beTouchedOnlyAtTheEdge())
            .because("past the *Inbox a consumer uses its own types; a publisher turns its own events into contract"
                    + " records in a *Mapper, *Flow, *Client or *Resource");

    /** The public list is the design, and a constructor shows what a class needs. */
    @ArchTest
    public static final ArchRule CONSTRUCTOR_INJECTION_ONLY = classes()
            .should(Injection.useConstructors())
            .because("a field that a framework fills cannot be final, nor filled by a plain test; take it in the"
                    + " constructor, settings through a @ConfigMapping");

    /** A row never leaves its package, so a table can change with one package. */
    @ArchTest
    public static final ArchRule ROWS_STAY_AT_HOME = classes()
            .should(Rows.bePackagePrivate())
            .because("the feature next door must not read our tables; hand it a record or an event");

    /** A name that says nothing collects everything. */
    @ArchTest
    public static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = classes()
            .should(Names.sayWhatThingsAre())
            .because(
                    "such a name collects whatever has no home; name the thing by the word that the domain has for it");

    /**
     * Features are slices of a module: what lies in {@code io.bridgekeeper.<module>.<feature>} and below.
     *
     * <p>A module of one flat package has no slices, which is fine; the other rules notice an empty module.
     */
    @ArchTest
    public static final ArchRule FEATURES_HAVE_NO_CYCLES = slices().matching("io.bridgekeeper.*.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("two features that need each other are one feature, or lack the third one that both need");

    private HouseStyle() {}
}
