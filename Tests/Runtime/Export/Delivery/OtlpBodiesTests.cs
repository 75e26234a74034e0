using Judgeval.Export.Delivery;

namespace Judgeval.Tests.Runtime.Export.Delivery;

public sealed class OtlpBodiesTests
{
    [Fact]
    public async Task a_body_stays_when_the_array_that_it_came_in_is_used_for_something_else()
    {
        byte[] lent = [1, 2, 3, 4];
        using var bodies = new OtlpBodies();
        using var client = new HttpMessageInvoker(bodies, disposeHandler: false);

        foreach (bool isAsync in (bool[])[true, false])
        {
            lent[1] = 2;
            using var request = new HttpRequestMessage(HttpMethod.Post, "http://judgeval.invalid") { Content = new ByteArrayContent(lent, 1, 2) };
            bodies.Clear();
            Assert.Null(bodies.Last);
#pragma warning disable CA1849 // OpenTelemetry's exporter sends synchronously where it can.
            using HttpResponseMessage response = isAsync ? await client.SendAsync(request, default) : client.Send(request, default);
#pragma warning restore CA1849
            lent[1] = 9;

            Assert.True(response.IsSuccessStatusCode);
            Assert.Equal([2, 3], bodies.Last!.Value.ToArray());
        }
    }
}
