namespace Judgeval.Configuration;

/// <summary>Reads a number from an option, or else from the environment.</summary>
internal static class OptionChecks
{
    /// <exception cref="ArgumentException">The option is out of range.</exception>
    internal static int? Integer(this EnvironmentReader environment, int? option, string name, string key, int minimum, int maximum = int.MaxValue)
    {
        if (option < minimum || option > maximum)
        {
            throw new ArgumentException($"{name} is {option}, which is not {EnvironmentReader.Range(minimum, maximum)}.");
        }

        return option ?? environment.Integer(key, minimum, maximum);
    }
}
