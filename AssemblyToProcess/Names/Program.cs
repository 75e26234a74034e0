using Judgeval;
using NamesToProcess;

// Members of a top-level program have no type and no method that the user named.
var log = new List<string>();
var factor = 2;
log.Add(Local(1).ToString());
log.Add(string.Join(',', Steps(2)));
log.Add((await LaterAsync("later")) + Outer(1) + Generic<long>(5));
var lambda = [Observe] (int n) => n * factor;
log.Add(lambda(3).ToString());
log.AddRange(Members.Run());
Outcome.Text = string.Join(' ', log);

[Observe]
static int Local(int n) => n + 1;

[Observe]
static T Generic<T>(T value) => value;

[Observe]
IEnumerable<int> Steps(int n)
{
    for (var i = 0; i < n; i++)
    {
        yield return i * factor;
    }
}

[Observe]
static async Task<string> LaterAsync(string text)
{
    await Task.Yield();
    return text;
}

int Outer(int n)
{
    return Inner(n);

    [Observe]
    int Inner(int m) => m + factor;
}
