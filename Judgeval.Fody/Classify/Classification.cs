namespace Judgeval.Fody.Classify;

/// <summary>A method's shape, or why it has none that can be woven.</summary>
internal readonly struct Classification
{
    private Classification(MethodShape shape, AsyncStateMachine? stateMachine, Refusal? refusal)
    {
        Shape = shape;
        StateMachine = stateMachine;
        Refusal = refusal;
    }

    public MethodShape Shape { get; }

    public AsyncStateMachine? StateMachine { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Classification(MethodShape shape) => new(shape, null, null);

    public static implicit operator Classification(AsyncStateMachine stateMachine) => new(MethodShape.Async, stateMachine, null);

    public static implicit operator Classification(Refusal refusal) => new(default, null, refusal);
}
