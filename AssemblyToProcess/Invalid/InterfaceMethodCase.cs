using Judgeval;

namespace InvalidToProcess;

public interface InterfaceMethodCase
{
    [Observe]
    string Search(string query);
}
