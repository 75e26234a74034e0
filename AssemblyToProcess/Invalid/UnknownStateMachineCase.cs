using System.Runtime.CompilerServices;
using Judgeval;

namespace InvalidToProcess;

public static class UnknownStateMachineCase
{
    [Observe]
    [AsyncStateMachine(typeof(HandWritten))]
    public static object Run(int n) => new HandWritten();

    private sealed class HandWritten : IAsyncStateMachine
    {
        public void MoveNext()
        {
        }

        public void SetStateMachine(IAsyncStateMachine stateMachine)
        {
        }
    }
}
