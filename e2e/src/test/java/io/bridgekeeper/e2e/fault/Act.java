package io.bridgekeeper.e2e.fault;

import java.util.List;

/** What a run has set up for its fault: the problems, what reaches people, a provider, the topics, and the load. */
record Act(List<Problem> problems, Phones phones, Receiver receiver, Wire wire, Load load, Robot robot) {

    /** To each try to accept. */
    List<Answered> answers() {
        return robot.answers();
    }
}
