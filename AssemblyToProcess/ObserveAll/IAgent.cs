namespace Shop.Agents;

/// <summary>A wide attribute skips members without a body and keeps silent about it.</summary>
public interface IAgent
{
    string Run(string goal);

    public string RunTwice(string goal) => Run(Run(goal));
}
